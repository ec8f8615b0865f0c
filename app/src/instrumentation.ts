/** Called once by Next before anything is served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./server/start.ts")).start();
}
