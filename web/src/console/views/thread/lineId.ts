/** The id of a message's line on the page, by which a quote finds it. */
export const lineId = (seq: number): string => `message-${seq}`;
