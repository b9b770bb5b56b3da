import "../shared/tokens.css";

import { render } from "preact";

const root = document.getElementById("shop");
if (root) render(<h1>Fernhill Outfitters</h1>, root);
