import { createElement } from "react";
export const Price = ({ cents }) => createElement("span", null, (cents / 100).toFixed(2));
