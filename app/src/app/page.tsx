import { Suspense } from "react";
import { Lately } from "../search/Lately.tsx";
import { Search } from "../search/Search.tsx";

export default function Home() {
  return (
    <div className="mx-auto max-w-3xl pt-[9vh] tablet:pt-[14vh]">
      <h1 className="text-title font-semibold">Whose number is it, and where does it ring?</h1>
      <Search />
      <Suspense>
        <Lately />
      </Suspense>
    </div>
  );
}
