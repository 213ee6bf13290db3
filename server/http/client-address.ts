import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

const inside = new BlockList();
inside.addSubnet('127.0.0.0', 8, 'ipv4');
inside.addSubnet('10.0.0.0', 8, 'ipv4');
inside.addSubnet('172.16.0.0', 12, 'ipv4');
inside.addSubnet('192.168.0.0', 16, 'ipv4');
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');

/**
 * Whose request this is, for rate limits. Behind a proxy (PUBLIC_ORIGIN is set and the peer is on an inside
 * network) it is the last address of `X-Forwarded-For`, the one our own proxy wrote; everything before it
 * is the client's claim. Otherwise it is the socket's peer.
 */
export function clientAddress(request: IncomingMessage, behindProxy: boolean): string {
  const peer = (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  if (!behindProxy || !isInside(peer)) return peer;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  return isIP(last) > 0 ? last : peer;
}

function isInside(address: string): boolean {
  const family = isIP(address);
  return family > 0 && inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
