/** An error as a page's script expects it (RFC 9457). */
export function refuse(status: number, title: string, detail?: string): Response {
  return Response.json(
    { title, status, ...(detail ? { detail } : {}) },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
      },
    },
  );
}
