import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Child, startChild } from "../../../scripts/start/stack/child.ts";

const MAIN = fileURLToPath(new URL("../../../sip-bridge/src/main.ts", import.meta.url));
/** Exit codes of sysexits.h, as `--help` of the bridge tells them. */
const [TEMPORARY, CONFIGURATION] = [75, 78];

describe("a bridge that cannot have what it needs to start", () => {
  let folder: string;
  let bridge: Child | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "dots-bridge-"));
  });
  afterEach(async () => {
    await bridge?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(settings: Record<string, string>): Promise<Child> {
    bridge = await startChild({
      name: "bridge",
      command: process.execPath,
      args: [MAIN],
      env: {
        ...{ DOTS_SIP_LISTEN: "127.0.0.1:0", DOTS_ENUM_LISTEN: "127.0.0.1:0", DOTS_HTTP_LISTEN: "127.0.0.1:0" },
        ...{ DOTS_DATA_DIR: folder, DOTS_RPC_URL: "ws://127.0.0.1:9" },
        ...settings,
      },
    });
    return bridge;
  }

  test.each(["DOTS_SIP_LISTEN", "DOTS_ENUM_LISTEN"])(
    "leaves and names %s where its UDP port is in use",
    async (name) => {
      const socket = createSocket("udp4");
      socket.bind(0, "127.0.0.1");
      await once(socket, "listening");
      try {
        const { port } = socket.address();
        const { end, output } = await start({ [name]: `127.0.0.1:${port}` });
        expect(await end).toBe(TEMPORARY);
        expect(output()).toContain(`127.0.0.1:${port}`);
        expect(output()).toContain(name);
      } finally {
        socket.close();
      }
    },
  );

  test("leaves and names DOTS_HTTP_LISTEN where its TCP port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const { port } = server.address() as { port: number };
      const { end, output } = await start({ DOTS_HTTP_LISTEN: `127.0.0.1:${port}` });
      expect(await end).toBe(TEMPORARY);
      expect(output()).toContain(`127.0.0.1:${port}`);
      expect(output()).toContain("DOTS_HTTP_LISTEN");
    } finally {
      server.close();
    }
  });

  test("leaves with every wrong setting named at once", async () => {
    const { end, output } = await start({ DOTS_LOOKUP: "guess", DOTS_SIP_LISTEN: "localhost", DOTS_MEMBERS: "all" });
    expect(await end).toBe(CONFIGURATION);
    for (const name of ["DOTS_LOOKUP", "DOTS_SIP_LISTEN", "DOTS_MEMBERS"]) expect(output()).toContain(name);
  });
});
