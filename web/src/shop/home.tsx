import { Drawing, Landscape } from "./drawings.tsx";
import { show } from "./Page.tsx";
import { anchorOf, categories, products, type Product } from "./products.ts";

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

function Hero() {
  return (
    <section class="hero">
      <div>
        <h1>Made for weather, kept for years</h1>
        <p>Jackets, boots, bags and camp goods for long walks and slow mornings.</p>
        <a class="call" href={`#${anchorOf(categories[0]!)}`}>
          See the jackets
        </a>
      </div>
      <Landscape />
    </section>
  );
}

function Department({ category }: { category: string }) {
  return (
    <section class="department" id={anchorOf(category)}>
      <h2>{category}</h2>
      <ul>
        {products
          .filter((product) => product.category === category)
          .map((product) => (
            <Tile key={product.sku} {...product} />
          ))}
      </ul>
    </section>
  );
}

function Tile({ sku, name, price, sizes, colours, icon, tint }: Product) {
  return (
    <li class="tile" id={sku.toLowerCase()}>
      <div class="picture">
        <Drawing icon={icon} tint={tint} />
      </div>
      <h3>{name}</h3>
      <p class="price">{pounds.format(Number(price))}</p>
      <p class="choice">{[colours.join(", "), range(sizes)].filter(Boolean).join(" · ")}</p>
    </li>
  );
}

/** "XS to XXL": the ends of a row of sizes, or the only one. */
function range(sizes: string[]): string {
  return sizes.length > 1 ? `${sizes[0]} to ${sizes.at(-1)}` : (sizes[0] ?? "");
}

show(
  <>
    <Hero />
    {categories.map((category) => (
      <Department key={category} category={category} />
    ))}
  </>,
);
