/** Every word the console shows, in one place. Another language is another object of this shape. */
import { details } from "./strings/about.ts";
import { names } from "./strings/names.ts";
import { page } from "./strings/page.ts";
import { talk } from "./strings/talk.ts";

export const t = { ...page, ...names, ...talk, ...details };
