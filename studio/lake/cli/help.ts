export const HELP = `npm run lake -- <command>

Works on the local Content Lake that is running (npm start).

  import <file>       Documents of an NDJSON file, or an export (tar.gz): all of them or none.
                      Assets named as image@https://… or file@file://./… are taken in.
    --replace         Replace documents that are there already; otherwise they are refused.
    --missing         Leave documents that are there already as they are.
  export [file]       Documents and assets, into <dataset>.tar.gz unless named otherwise.
    --raw             Asset documents as they are, without the files.
    --no-assets       Without assets and what refers to them.
    --no-drafts       Published documents only.
    --types <a,b>     These types only.
    --overwrite       Even if the file is there.
  query '<groq>'      Prints the result as JSON.
    --params <json>   Values of the query's parameters, such as '{"slug": "about"}'.
    --perspective <p> published, drafts or raw (raw unless said otherwise).
  reset               Deletes the dataset with its history and assets, after asking.
    --yes             Don't ask.
  stats               What is in the dataset, and what the lake takes.

  --dataset <name>    Another dataset than production.
  LAKE_URL or LAKE_PORT say where the lake is, http://localhost:3900 otherwise.

Sanity's own command line works on the lake, too: npm run sanity -- dataset export production`
