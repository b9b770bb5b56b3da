/** The pages: the sample shop's and the console. The widget has a build of its own (vite.widget.config.ts). */
import { defineConfig } from "vitest/config";

/** The first of each to know `light-dark()`, on which the colours rest (spring of 2024). */
export const browsers = ["chrome123", "firefox120", "safari17.5"];

export default defineConfig({
  root: "src",
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: browsers,
    rolldownOptions: {
      input: ["src/shop/index.html", "src/shop/about.html", "src/shop/help.html", "src/console/index.html"],
    },
  },
  test: { root: ".", include: ["tests/**/*.test.ts"], setupFiles: ["tests/setup.ts"] },
});
