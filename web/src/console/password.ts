/** A password for a new colleague: 16 signs of 56, about 93 bits, none of them easily taken for another. */
const SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const LENGTH = 16;

/** `random` fills the array it gets with random bytes. */
export function makePassword(random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)): string {
  let password = "";
  const fair = 256 - (256 % SIGNS.length); // Larger bytes would make the first signs come more often.
  while (password.length < LENGTH) {
    for (const byte of random(new Uint8Array(LENGTH))) {
      if (byte < fair && password.length < LENGTH) password += SIGNS.charAt(byte % SIGNS.length);
    }
  }
  return password;
}
