import "../shared/tokens.css";
import "./shop.css";
import { render, type ComponentChildren } from "preact";

import { Frond } from "./drawings.tsx";
import { anchorOf, categories } from "./products.ts";

/** The frame that every page of the shop has around its own part. */
function Page({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          <Frond />
          Fernhill Outfitters
        </a>
        <nav aria-label="Departments">
          {categories.map((category) => (
            <a key={category} href={`/#${anchorOf(category)}`}>
              {category}
            </a>
          ))}
        </nav>
      </header>
      <main id="main">{children}</main>
      <Footer />
    </>
  );
}

function Footer() {
  return (
    <footer class="foot">
      <div>
        <h2>Good to know</h2>
        <p>
          What delivery costs, how returns work, which discounts there are, where your order is: ask in the chat, day or
          night.
        </p>
      </div>
      <nav aria-label="About the shop">
        <h2>Fernhill</h2>
        <a href="/">The shop</a>
        <a href="/help">Help</a>
        <a href="/about.html">About us</a>
      </nav>
      <div class="sample">
        <h2>This is a sample shop</h2>
        <p>
          It belongs to Counterhand, and nothing here is for sale. <code>make sample</code> prints order numbers with
          their e-mail addresses to ask about. Agents answer in the <a href="/console">console</a>.
        </p>
      </div>
    </footer>
  );
}

export function show(page: ComponentChildren): void {
  render(<Page>{page}</Page>, document.getElementById("shop")!);
  // The browser looked for the address's anchor before this page was drawn.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
