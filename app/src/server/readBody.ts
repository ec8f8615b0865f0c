/** A request's body as JSON, read only as far as `longest` bytes; undefined if it is longer or no JSON. */
export async function readBody(request: Request, longest: number): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > longest || !request.body) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > longest) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  try {
    return JSON.parse(text + decoder.decode());
  } catch {
    return undefined;
  }
}
