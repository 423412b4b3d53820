import { useState } from "react";
import Price from "../components/price";

export default function Basket() {
  const [count, setCount] = useState(1);
  return (
    <button onClick={() => setCount(count + 1)}>
      <Price cents={count * 149} />
    </button>
  );
}
