import catalogue from "../../../data/shop/catalogue.json";

export interface Product {
  sku: string;
  name: string;
  category: string;
  /** Pounds. */
  price: string;
  sizes: string[];
  colours: string[];
  icon: string;
  tint: string;
}

export const products: readonly Product[] = catalogue;

export const categories: readonly string[] = [...new Set(products.map(({ category }) => category))];

/** A category's address on the page. */
export function anchorOf(category: string): string {
  return category.toLowerCase().replaceAll(/\W+/g, "-");
}
