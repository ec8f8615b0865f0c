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
  // What was found is not told: it may hold a secret.
  if (!match)
    throw new SipStartError({
      code: "SipEngineMalformed",
      title: "The SIP engine's address is malformed.",
      needed: "drachtio://:SECRET@HOST:PORT",
      remedy: "Correct DOTS_SIP_ENGINE.",
    });
  const [, secret = "", ipv6, name, port] = match;
  const host = (ipv6 ?? name)!;
  const srf = createApplication(options);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    hangUp(srf);
  };
  const where = `${ipv6 ? `[${ipv6}]` : name}:${port}`;
  try {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const timeout = setTimeout(() => reject(noAnswer(where)), CONNECT_WITHIN);
    srf.on("connect", (error, hostports) => {
      if (stopped) hangUp(srf);
      else if (error) reject(refused(where));
      else resolve(hostports ?? "");
    });
    srf.on("close", () => {
      if (!stopped) options.logger.warn({ where }, "connection to the drachtio-server lost");
    });
    srf.connect({ host, port: Number(port), secret, enablePing: true, reconnect: { retryMaxDelay: RETRY_WITHIN } });
    const at = listeningAt(await promise.finally(() => clearTimeout(timeout)));
    return { ...at, stop: () => Promise.resolve(stop()) };
  } catch (error) {
    stop();
    throw error;
  }
}

function noAnswer(where: string): SipStartError {
  const title = `No drachtio-server answers at ${where}.`;
  return new SipStartError({ code: "SipEngineUnreachable", title, remedy: "Start it, or correct DOTS_SIP_ENGINE." });
}

function refused(where: string): SipStartError {
  const title = `The drachtio-server at ${where} refused the secret.`;
  return new SipStartError({ code: "SipEngineRefused", title, remedy: "Correct DOTS_SIP_ENGINE." });
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
