/** Hosts that an `https:` page may reach by `http:` (W3C Secure Contexts, potentially trustworthy origins). */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname);
}

/**
 * Hosts of one's own network: RFC 1918, link-local and unique local addresses, `.local` names. Pages from elsewhere
 * need the user's permission to reach them and loopback (Local Network Access, Chrome 142).
 */
export function isPrivateHost(hostname: string): boolean {
  return (
    /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2})$/.test(
      hostname,
    ) ||
    /^\[(f[cd]|fe[89ab])[\da-f]*:/i.test(hostname) ||
    /\.local$/i.test(hostname)
  );
}
