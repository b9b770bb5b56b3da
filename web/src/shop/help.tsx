import { show } from "./Page.tsx";

/** What the server wrote: it is there before this script, and without it. */
const article = document.getElementById("help")!;

show(<div ref={(frame) => frame?.append(article)} />);
