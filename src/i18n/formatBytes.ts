const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * 1024;

/**
 * `26_214_400` bytes as "25 MB", in the language of `tag`. Binary units under their everyday names, as gateways
 * count their limits ("25 MB" are 25 × 1024 × 1024), so that a file and the limit beside it are comparable.
 */
export function formatBytes(bytes: number, tag: string): string {
  const [amount, unit] =
    bytes < KIBIBYTE ? [bytes, 'B'] : bytes < MEBIBYTE ? [bytes / KIBIBYTE, 'KB'] : [bytes / MEBIBYTE, 'MB'];
  return `${amount.toLocaleString(tag, { maximumFractionDigits: 1 })} ${unit}`;
}
