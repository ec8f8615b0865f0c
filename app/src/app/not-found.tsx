import Link from "next/link";

export default function NotFound() {
  return (
    <div className="pt-[12vh]">
      <h1 className="text-title font-semibold">There is no such page.</h1>
      <p className="text-soft mt-3 max-w-prose">
        A number's address is its digits with the country code, 1 to 15 of them, the first not 0, as{" "}
        <span className="font-wire">/number/12125550123</span>.
      </p>
      <p className="mt-6">
        <Link href="/" className="button button-act">
          Look up a number
        </Link>
      </p>
    </div>
  );
}
