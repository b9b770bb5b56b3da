import { Landscape } from "./drawings.tsx";
import { show } from "./Page.tsx";

show(
  <article class="about">
    <Landscape />
    <h1>About Fernhill</h1>
    <p>
      Fernhill Outfitters began with one waxed coat and a wet hill. Since then we have made things for people who go out
      whatever the forecast says: few of them, plain to look at, and easy to mend.
    </p>
    <p>
      Every order leaves from one warehouse, and every question lands on one counter. An assistant answers there first,
      at any hour; whenever you would rather have a person, say so.
    </p>
    <p>
      <a class="call" href="/">
        Back to the shop
      </a>
    </p>
  </article>,
);
