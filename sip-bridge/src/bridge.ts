import { deployments } from "@dots/protocol";
import type { Logger } from "pino";
import { Answers, sipAnswers } from "./answer/index.ts";
import type { Settings } from "./config/index.ts";
import { startEnum } from "./enum/index.ts";
import { type Health, startHttp } from "./http/index.ts";
import { ChainLookup, Lookup } from "./lookup/index.ts";
import { createMetrics, observe } from "./metrics/index.ts";
import { ageOf, connectCalls, openReplica, systemClock } from "./replica/index.ts";
import type { Policy } from "./routing/index.ts";
import { type SipMetrics, startSip } from "./sip/index.ts";
import { startPart } from "./startPart.ts";

/** A running bridge; addresses as `host:port`, HTTP as its base URL. */
export interface Bridge {
  sip: string;
  enum: string;
  http: string;
  /** Ends what is under way and closes everything. */
  stop(): Promise<void>;
}

/** Starts all parts of a bridge. What was started is stopped again if one cannot. */
export async function startBridge(settings: Settings, logger: Logger): Promise<Bridge> {
  const running: (() => Promise<void> | void)[] = [];
  let draining = false;
  async function stop(): Promise<void> {
    draining = true;
    for (const end of running.splice(0).reverse()) await end();
  }
  try {
    const contracts = deployments[settings.DOTS_CHAIN_ID]!;
    const metrics = createMetrics();
    const { now } = systemClock;
    const source = openReplica({
      rpcUrl: settings.DOTS_RPC_URL,
      pollMs: settings.DOTS_POLL_MS,
      chainId: settings.DOTS_CHAIN_ID,
      startBlock: Number(contracts.startBlock),
      contracts,
      folder: settings.DOTS_DATA_DIR || null,
      logger,
      onReorganised: (blocks) => metrics.reorganisedBlocks.inc(blocks),
    });
    running.push(() => source.close());
    const { replica } = source;

    const mode = settings.DOTS_LOOKUP;
    const chain =
      mode === "replica"
        ? null
        : new ChainLookup({
            connect: () => connectCalls(settings.DOTS_RPC_URL),
            registry: contracts.numberRegistry,
            deadlineMs: settings.DOTS_LOOKUP_DEADLINE_MS,
          });
    running.push(() => chain?.close());
    const lookup = new Lookup({ mode, source, chain, now, metrics, logger });

    const emergencyNumbers = settings.DOTS_EMERGENCY_NUMBERS;
    let self: Policy["self"] = settings.DOTS_SIP_NAMES;
    const policy = (): Policy => ({
      emergencyNumbers,
      emergencyRoute: settings.DOTS_EMERGENCY_ROUTE,
      defaultRoute: settings.DOTS_DEFAULT_ROUTE,
      staleAfter: settings.DOTS_STALE_AFTER_S,
      allowPrivateTargets: settings.DOTS_ALLOW_PRIVATE_TARGETS,
      self,
    });
    const answers = new Answers({ lookup, policy, members: settings.DOTS_MEMBERS, random: Math.random, metrics });

    const sipListen = settings.DOTS_SIP_LISTEN;
    const sip = await startPart("DOTS_SIP_LISTEN", sipListen, () =>
      startSip({
        engine: settings.DOTS_SIP_ENGINE,
        listen: { address: sipListen.host, port: sipListen.port },
        askRoute: sipAnswers(answers, emergencyNumbers),
        isDraining: () => draining,
        logger,
        metrics: sipMetrics(metrics),
      }),
    );
    running.push(() => sip.stop());
    self = [...settings.DOTS_SIP_NAMES, { host: sip.address, port: sip.port }];

    const head = () => replica.head;
    const enumOptions = { listen: settings.DOTS_ENUM_LISTEN, rate: settings.DOTS_ENUM_RATE, emergencyNumbers };
    const apexes = { apex: settings.DOTS_ENUM_APEX, privateApex: settings.DOTS_ENUM_PRIVATE_APEX };
    const dns = await startPart("DOTS_ENUM_LISTEN", settings.DOTS_ENUM_LISTEN, () =>
      startEnum({ ...enumOptions, ...apexes, answers, replica, now, metrics, logger }),
    );
    running.push(() => dns.stop());

    function health(): Health {
      const block = head();
      const ageSeconds = block && ageOf(block, now());
      const { DOTS_STALE_AFTER_S: limit } = settings;
      const reasons = [
        draining && "draining",
        !source.state().connected && "the chain is not followed",
        block === null && "nothing is known of the registry yet",
        limit !== 0 && ageSeconds !== null && ageSeconds > limit && "what is known is too old to answer from",
      ];
      return { reasons: reasons.filter((reason) => reason !== false), block: block?.number ?? null, ageSeconds };
    }
    const http = await startPart("DOTS_HTTP_LISTEN", settings.DOTS_HTTP_LISTEN, () =>
      startHttp({ listen: settings.DOTS_HTTP_LISTEN, answers, emergencyNumbers, replica, health, metrics, logger }),
    );
    running.push(() => http.stop());

    observe(metrics, () => {
      const block = head();
      return {
        block: block?.number ?? null,
        ageSeconds: block && ageOf(block, now()),
        ...source.state(),
        malformedLogs: replica.decoder.malformed,
        refusedRules: replica.decoder.refusedRules,
        numbers: replica.model.count("number"),
      };
    });
    return { sip: hostPort(sip.address, sip.port), enum: hostPort(dns.host, dns.port), http: http.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function sipMetrics({ answers, answerSeconds, dropped, rulesLeftOut }: ReturnType<typeof createMetrics>): SipMetrics {
  return {
    answered(method, status, seconds) {
      answers.inc({ protocol: "sip", status });
      if (method === "INVITE") answerSeconds.observe({ protocol: "sip" }, seconds);
    },
    dropped: (cause) => dropped.inc({ protocol: "sip", cause }),
    contactLeftOut: (cause) => rulesLeftOut.inc({ cause }),
  };
}

function hostPort(host: string, port: number): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
