// The worst neighbour a worktree can have: writes small files into a folder until it is killed.
//   daft-dummy write FOLDER steady       a file every 200 microseconds
//   daft-dummy write FOLDER stubborn     the same, and makes the folder again when somebody deletes it
//   daft-dummy write FOLDER flat-out     without a pause
using Daft.Dummy;

if (args is not ["write", string folder, "steady" or "stubborn" or "flat-out"])
{
    await Console.Error.WriteLineAsync("usage: daft-dummy write FOLDER steady|stubborn|flat-out").ConfigureAwait(false);
    return 2;
}

Directory.CreateDirectory(folder);
new Writer(folder, makesFolderAgain: args[2] == "stubborn", pauses: args[2] != "flat-out").WriteForEver();
return 0;
