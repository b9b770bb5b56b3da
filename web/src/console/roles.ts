import type { Role } from "../shared/wire.ts";

/** From the least to the most: each may do what those before it may, as on the server. */
export const ROLES: readonly Role[] = ["agent", "supervisor", "admin"];

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
