// Text with entities as nodes; nothing is ever read as HTML.

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** An element with text or nodes in it. */
export function make(tag, fields = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

/** A link to another page, opened in a tab of its own; its words alone where it is no address. */
export function link(address, words, className = "") {
  if (!/^(https?|mailto):/i.test(address)) return document.createTextNode(words);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", className }, words);
}

/** The nodes of a text whose entities lie in or after each other, in their order; commands call `say`. */
export function marked(text, entities, say, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; index++) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= to) continue;
    nodes.push(text.slice(at, entity.offset));
    const inside = marked(text, entities.slice(index + 1), say, entity.offset, end);
    nodes.push(element(entity, text.slice(entity.offset, end), inside, say));
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== "");
}

function element(entity, words, inside, say) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, words);
    case "url":
      return link(words, words);
    case "email":
      return link(`mailto:${words}`, words);
    case "bot_command":
      return make("button", { type: "button", onclick: () => say(words) }, words);
    case "spoiler":
      return make("span", { className: "spoiler", tabIndex: 0 }, ...inside);
    default:
      return make(TAGS[entity.type] ?? "span", {}, ...inside);
  }
}
