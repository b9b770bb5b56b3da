/**
 * The widget: a classic script that a merchant's page can load from anywhere, with its styles inside, and with
 * `--mode chat` the chat, which that script fetches once somebody wants it.
 */
import { defineConfig } from "vite";

import { browsers } from "./vite.config.ts";

const button = { entry: "src/widget/main.ts", name: "Counterhand", fileName: () => "widget.js" };
const chat = { entry: "src/widget/chat.tsx", name: "CounterhandChat", fileName: () => "chat.js" };

export default defineConfig(({ mode }) => ({
  // A library's builds leave it to others.
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: "dist",
    // The pages are built first and stay.
    emptyOutDir: false,
    target: browsers,
    lib: { ...(mode === "chat" ? chat : button), formats: ["iife" as const] },
  },
}));
