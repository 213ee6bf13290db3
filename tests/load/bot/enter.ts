/** The way in over HTTP: session, token, matchmaking. */

/** One citizen's cookie; kept, so that who comes back is the same person. */
export type Citizen = { cookie: string };

export type Place = {
  /** Address of the WebSocket. */
  readonly socketUrl: string;
  readonly hall: number;
  readonly gallery: boolean;
};

type TokenAnswer = { readonly token: string; readonly hall?: number; readonly gallery?: boolean };
type Seat = {
  readonly name: string;
  readonly roomId: string;
  readonly sessionId: string;
  readonly processId: string;
  readonly publicAddress?: string;
};

const HALL_FULL = 423;
const TOO_MANY = 429;
const TRIES = 6;
const PATIENCE_MS = 30_000;

/** A number nobody has to be told: the status of the refusal. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, path: string, body: string) {
    super(`${path} answered ${status}: ${body.slice(0, 200)}`);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** Begins a session, as a browser does at its first visit. @throws Refusal, or fetch's own error. */
export async function beginSession(url: string): Promise<Citizen> {
  const response = await post(`${url}/api/v1/session`, {}, {});
  await response.arrayBuffer();
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
  return { cookie };
}

/** Gets a place in a hall (`wish`: that one, a friend's link). @throws Refusal, or fetch's own error. */
export async function askForPlace(url: string, { cookie }: Citizen, wish?: number): Promise<Place> {
  const asked = await post(
    `${url}/api/v1/realtime-tokens`,
    { cookie },
    { room: 'hall', ...(wish === undefined ? {} : { hall: wish }) },
  );
  const { token, hall = 1, gallery = false } = (await asked.json()) as TokenAnswer;
  return { ...(await takeSeat(url, 'hall', { protocol: 2, hall }, token)), hall, gallery };
}

/** Tries again while halls fill up between the token and the seat. @throws what the last try throws. */
export async function whileHallsFill<T>(enter: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await enter();
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== HALL_FULL || tries === TRIES) throw error;
      await new Promise((done) => setTimeout(done, 100 * tries));
    }
  }
}

/** Colyseus' matchmaking without its SDK. */
export async function takeSeat(
  url: string,
  room: string,
  options: object,
  token: string | null,
): Promise<{ socketUrl: string; sessionId: string }> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const answer = await post(`${url}/matchmake/joinOrCreate/${room}`, headers, options);
  const seat = (await answer.json()) as Seat;
  const origin = seat.publicAddress === undefined ? url : `${new URL(url).protocol}//${seat.publicAddress}`;
  const socketUrl = `${origin.replace(/^http/, 'ws')}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  return { socketUrl, sessionId: seat.sessionId };
}

async function post(url: string, headers: Record<string, string>, body: object): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await postOnce(url, headers, body);
    if (response.ok) return response;
    const text = await response.text();
    if (response.status !== TOO_MANY || tries === TRIES) {
      throw new Refusal(response.status, new URL(url).pathname, text);
    }
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    await new Promise((done) => setTimeout(done, seconds * 1000));
  }
}

function postOnce(url: string, headers: Record<string, string>, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}
