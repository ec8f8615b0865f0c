import type { Address } from "viem";

/** Asks our server to fill an account up; throws what it says. */
export async function askFaucet(address: Address): Promise<void> {
  const answer = await fetch("/api/faucet", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ address }),
  });
  if (answer.ok) return;
  const { title, detail } = (await answer.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
  };
  throw new Error([title ?? "The faucet does not answer.", detail].filter(Boolean).join(" "));
}
