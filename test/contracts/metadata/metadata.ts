import type { NumberRegistry } from "@dots/protocol/typechain";

export interface Metadata {
  name: string;
  description: string;
  image: string;
  attributes: { trait_type: string; value: string | number; display_type?: string }[];
}

const JSON_URI = "data:application/json;base64,";
const SVG_URI = "data:image/svg+xml;base64,";

/** A token's metadata, parsed, and its picture as SVG text. */
export async function metadataOf(registry: NumberRegistry, number: bigint): Promise<Metadata & { picture: string }> {
  const metadata = JSON.parse(decoded(await registry.tokenURI(number), JSON_URI)) as Metadata;
  return Object.defineProperty({ ...metadata, picture: "" }, "picture", {
    value: decoded(metadata.image, SVG_URI),
    enumerable: false,
  });
}

function decoded(uri: string, head: string): string {
  if (!uri.startsWith(head)) throw new Error(`Found ${uri.slice(0, 60)}, needed ${head}`);
  return Buffer.from(uri.slice(head.length), "base64").toString("utf8");
}
