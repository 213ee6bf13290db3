import type { Page } from '@playwright/test';

export type Downlink = {
  /** Bytes and messages of all the page's sockets since the last call. */
  readonly take: () => { readonly bytes: number; readonly messages: number; readonly seconds: number };
};

/** Counts what the page's sockets bring, as the browser sees it: payloads, without the few bytes around each. */
export async function countDownlink(page: Page): Promise<Downlink> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  let messages = 0;
  let since = performance.now();
  devtools.on('Network.webSocketFrameReceived', ({ response }) => {
    messages += 1;
    const { opcode, payloadData } = response;
    // Binary payloads are told in base64.
    bytes += opcode === 1 ? Buffer.byteLength(payloadData) : Buffer.byteLength(payloadData, 'base64');
  });
  return {
    take() {
      const now = performance.now();
      const taken = { bytes, messages, seconds: (now - since) / 1000 };
      bytes = messages = 0;
      since = now;
      return taken;
    },
  };
}
