"use client";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="pt-[12vh]" role="alert">
      <h1 className="text-title font-semibold">This page could not be shown.</h1>
      <p className="text-soft mt-3 max-w-prose">
        Something failed on our side. Nothing you have signed or sent is lost.
      </p>
      <p className="mt-6">
        <button type="button" className="button button-act" onClick={reset}>
          Try again
        </button>
      </p>
    </div>
  );
}
