using System.Text.Json;

namespace Pandacea.Stack;

/// <summary>Guards Anvil's dump. Anvil overwrites it in place, so a kill in the middle leaves a torn file, with which it does not start.</summary>
internal sealed class ChainState(string chainFile)
{
    private string LastGood => chainFile + ".good";

    /// <summary>Called before Anvil starts: puts the last whole dump in the place of a torn one.</summary>
    /// <returns>What was done, for people; null if the dump was whole or there was none.</returns>
    public string? Mend()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(chainFile)!);
        if (!File.Exists(chainFile) || IsWhole(chainFile))
        {
            return null;
        }

        File.Move(chainFile, chainFile + ".torn", overwrite: true);
        if (!File.Exists(LastGood))
        {
            return "The chain's state file was torn and there is no earlier one: the chain starts anew.";
        }

        File.Copy(LastGood, chainFile);
        return $"The chain's state file was torn; the one of {File.GetLastWriteTimeUtc(LastGood):HH:mm:ss}Z was put back.";
    }

    /// <summary>Keeps a copy of the dump if it is whole.</summary>
    public void Keep()
    {
        var copy = chainFile + ".copy";
        if (!File.Exists(chainFile) || (File.Exists(LastGood) && File.GetLastWriteTimeUtc(LastGood) >= File.GetLastWriteTimeUtc(chainFile)))
        {
            return;
        }

        File.Copy(chainFile, copy, overwrite: true);
        if (IsWhole(copy))
        {
            File.Move(copy, LastGood, overwrite: true);
        }
    }

    /// <summary>Forgets the chain.</summary>
    public void Wipe()
    {
        var folder = Path.GetDirectoryName(chainFile)!;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsWhole(string file)
    {
        try
        {
            var reader = new Utf8JsonReader(File.ReadAllBytes(file));
            while (reader.Read())
            {
            }

            return reader.BytesConsumed > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
