import Link from "next/link";
import Price from "../components/price";

export default function Home() {
  return (
    <main>
      <Price cents={320} /> <Link href="/basket">Basket</Link>
    </main>
  );
}
