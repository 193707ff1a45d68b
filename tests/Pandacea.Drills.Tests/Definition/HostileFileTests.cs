using System.Text;
using Pandacea.Drills.Definition;
using Pandacea.Protocol;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>No file, however broken, ends in anything but a valid drill or named problems.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void Refuses_a_file_of_more_than_a_mebibyte()
    {
        var problems = Sample.Problems(new byte[(1 << 20) + 1]);

        Assert.Equal(["1:1 the file is larger than 1 MiB; a drill is a page of text."], problems);
    }

    [Fact]
    public void Refuses_a_file_of_countless_values()
    {
        var problem = Assert.Single(Sample.Problems("needs: [" + string.Join(',', Enumerable.Repeat("evm", 200_000)) + "]"));

        Assert.EndsWith("this is not a drill: more than 5000 values; a drill is a page of text.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_repeat_an_endless_value()
    {
        var problems = Sample.Problems(Sample.With("type: timeout", "type: " + new string('x', 100_000)));

        Assert.Equal(["13:22 faults[2].type: is longer than 500 characters."], problems);
    }

    [Fact]
    public void Accepts_a_byte_order_mark() => Assert.Empty(Sample.Problems([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample.Text)]));

    [Fact]
    public void Accepts_line_ends_of_windows() =>
        Assert.Empty(Sample.Problems(Sample.Text.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void Names_a_place_for_whatever_is_broken()
    {
        var original = Encoding.UTF8.GetBytes(Sample.Text);
        var spice = Encoding.UTF8.GetBytes("{}[]:,&*!|>'\"%@`#-?\n\t 0~");
        for (var seed = 0; seed < 1_000; seed++)
        {
            var chance = SeedStream.Derive($"{seed}", "fuzz");
            var bytes = original.ToList();
            for (var change = 0; change <= chance.NextInt(4); change++)
            {
                Change(bytes, chance, spice);
            }

            Assert.All(Sample.Problems([.. bytes]), problem => Assert.Matches(@"^[1-9]\d*:[1-9]\d* \S", problem));
        }
    }

    private static void Change(List<byte> bytes, SeedStream chance, byte[] spice)
    {
        var at = chance.NextInt(bytes.Count);
        switch (chance.NextInt(4))
        {
            case 0:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + chance.NextInt(20)));
                break;
            case 1:
                bytes.Insert(at, spice[chance.NextInt(spice.Length)]);
                break;
            case 2:
                bytes[at] = (byte)chance.NextInt(256);
                break;
            default:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, chance.NextInt(60))));
                break;
        }

        bytes.Add((byte)'\n');
    }
}
