/** The visitor's country by his browser's first language that names a region (`en-US, pt;q=0.8` is US); undefined if none. */
export function countryOf(acceptLanguage: string | null): string | undefined {
  for (const part of (acceptLanguage ?? "").slice(0, 200).split(",")) {
    const tag = part.split(";")[0]!.trim();
    const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})$/i.exec(tag)?.[1];
    if (region) return region.toUpperCase();
  }
  return undefined;
}
