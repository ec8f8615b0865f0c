import { createApplication, type SrfApplication } from "./application.ts";
import { type RunningSip, type SipOptions, SipStartError } from "./types.ts";

/** Milliseconds that a drachtio-server has to accept the first connection. */
const CONNECT_WITHIN = 10_000;
/** Milliseconds between attempts once a connection was lost, at most. */
const RETRY_WITHIN = 5_000;

const SETTING = /^drachtio:\/\/:([^@/|\s]+)@(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/;

/** Connects the application to a real drachtio-server; drachtio-srf connects again by itself when that is lost. */
export async function startDrachtio(options: SipOptions): Promise<RunningSip> {
  const match = SETTING.exec(options.engine);
  if (!match) throw new SipStartError("The SIP engine is not given as drachtio://:SECRET@HOST:PORT.");
  const [, secret = "", ipv6, name, port] = match;
  const host = (ipv6 ?? name)!;
  const srf = createApplication(options);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    hangUp(srf);
  };
  const where = `the drachtio-server at ${host}:${port}`;
  try {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const timeout = setTimeout(
      () => reject(new SipStartError(`Found no answer from ${where}. Start it or correct DOTS_SIP_ENGINE.`)),
      CONNECT_WITHIN,
    );
    srf.on("connect", (error, hostports) => {
      if (stopped) hangUp(srf);
      else if (error) reject(new SipStartError(`${where} refused the secret. Correct DOTS_SIP_ENGINE.`));
      else resolve(hostports ?? "");
    });
    srf.connect({ host, port: Number(port), secret, enablePing: true, reconnect: { retryMaxDelay: RETRY_WITHIN } });
    const at = listeningAt(await promise.finally(() => clearTimeout(timeout)));
    return { ...at, stop: () => Promise.resolve(stop()) };
  } catch (error) {
    stop();
    throw error;
  }
}

/** `tcp/127.0.0.1:5070,udp/127.0.0.1:5070`: the UDP one, else the first. */
function listeningAt(hostports: string): { address: string; port: number } {
  const all = hostports.split(",");
  const match = /^\w+\/(.+):(\d+)$/.exec(all.find((at) => at.startsWith("udp/")) ?? all[0] ?? "");
  return { address: (match?.[1] ?? "").replace(/^\[|\]$/g, ""), port: Number(match?.[2] ?? 0) };
}

/** drachtio-srf throws when there is no connection to end, but by then it has noted not to connect again. */
function hangUp(srf: SrfApplication): void {
  try {
    srf.disconnect();
  } catch {
    // Nothing was connected.
  }
}
