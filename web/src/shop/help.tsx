import { show } from "./Page.tsx";

/** The server wrote this part: it is there before this script, and without it. */
const article = document.getElementById("help")!;

show(<div ref={(frame) => frame?.append(article)} />);
