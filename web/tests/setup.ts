/** Tests read the same on every machine: its language is not theirs, and Node before 21 has none. */
Object.defineProperty(globalThis, "navigator", { value: { language: "en-GB" }, configurable: true });
