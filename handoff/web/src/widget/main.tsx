import tokens from "../shared/tokens.css?inline";

export const sheet = tokens;
