/**
 * Headers of every answer, whoever writes it (the API, the page, Colyseus' matchmaking).
 * `wasm-unsafe-eval` compiles the model decoder, `blob:` holds the textures it unpacks and its workers.
 */
export function securityHeaders(publicOrigin: string | null, host: string | null): Record<string, string> {
  const headers: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy(publicOrigin, host),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  };
  if (publicOrigin?.startsWith('https:')) {
    headers['Strict-Transport-Security'] = 'max-age=31536000';
  }
  return headers;
}

function contentSecurityPolicy(publicOrigin: string | null, host: string | null): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${socketOrigin(publicOrigin, host)} data: blob:`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Older Safari does not count our own WebSocket as 'self'. */
function socketOrigin(publicOrigin: string | null, host: string | null): string {
  if (publicOrigin !== null) return publicOrigin.replace(/^http/, 'ws');
  return host !== null && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `ws://${host}` : '';
}
