/** Long rather than complicated (NIST SP 800-63B, OWASP ASVS 6.2). */
export const MIN_PASSWORD_CHARS = 12;
export const MAX_PASSWORD_CHARS = 128;
