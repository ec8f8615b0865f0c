/** Said wherever something is missing because the index is silent. */
export function IndexDown({ reason, lacks }: { reason: string; lacks: string }) {
  return (
    <p className="border-wait bg-well rounded-control my-4 border-l-4 p-3" role="status" data-testid="index-down">
      <strong>The index does not answer,</strong> so {lacks}. Everything else on this page is read from the chain and
      the bridge and is as true as ever. <span className="text-soft text-small block">{reason}</span>
    </p>
  );
}
