import "../shared/tokens.css";

import { render } from "preact";

const root = document.getElementById("console");
if (root) render(<h1>Counterhand</h1>, root);
