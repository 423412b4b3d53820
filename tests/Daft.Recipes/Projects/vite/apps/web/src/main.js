import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { sumBy } from "lodash-es";
import { Price } from "ui";

const basket = [{ name: "bread", cents: 320 }, { name: "milk", cents: 149 }];
createRoot(document.getElementById("app")).render(createElement(Price, { cents: sumBy(basket, "cents") }));
