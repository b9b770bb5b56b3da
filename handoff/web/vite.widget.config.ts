/** The widget: one classic script that a merchant's page can load from anywhere, with its styles inside. */
import { defineConfig } from "vite";

import { browsers } from "./vite.config.ts";

export default defineConfig({
  build: {
    outDir: "dist",
    // The pages are built first and stay.
    emptyOutDir: false,
    target: browsers,
    lib: { entry: "src/widget/main.tsx", formats: ["iife"], name: "Counterhand", fileName: () => "widget.js" },
  },
});
