/** Gives tests the same language on every machine; Node before 21 has no `navigator`. */
Object.defineProperty(globalThis, "navigator", { value: { language: "en-GB" }, configurable: true });
