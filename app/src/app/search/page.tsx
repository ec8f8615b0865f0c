import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { answerQuery } from "../../search/answerQuery.ts";
import { countryOf } from "../../search/countryOf.ts";
import { LONGEST_QUERY } from "../../search/readQuery.ts";
import { Search } from "../../search/Search.tsx";

/** Where the form leads without scripts, and a deep link for tools: `/search?q=…`. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams;
  const text = (Array.isArray(q) ? q[0] : q)?.slice(0, LONGEST_QUERY) ?? "";
  const answer = await answerQuery(text, countryOf((await headers()).get("accept-language")));
  if (answer.kind === "number") redirect(`/number/${answer.digits}`);
  if (answer.kind === "elsewhere") redirect(answer.href);
  return (
    <div className="mx-auto max-w-3xl pt-[9vh]">
      <h1 className="text-title font-semibold">
        {answer.kind === "unreadable" ? answer.title : "Whose number is it, and where does it ring?"}
      </h1>
      <Search />
    </div>
  );
}
