using System.Globalization;
using System.Security.Cryptography;
using Pandacea.Protocol.Content;

// CIDs of a file beside plain SHA-256 of the same bytes, both on one core, in turns. Exits with 1 below 0.75.
const int Pairs = 15;
const double Target = 0.75;
var time = TimeProvider.System;
var content = new byte[256 << 20];
RandomNumberGenerator.Fill(content);
Console.WriteLine("layout  SHA-256 MB/s  CID MB/s  ratio (medians)");
var worst = Math.Min(await CompareAsync("v0", FileLayout.V0), await CompareAsync("v1", FileLayout.V1));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worst {worst:0.00}, asked for {Target:0.00}"));
return worst >= Target ? 0 : 1;

async Task<double> CompareAsync(string name, FileLayout layout)
{
    var (raw, cids, ratios) = (new List<double>(), new List<double>(), new List<double>());
    for (var pair = 0; pair <= Pairs; pair++)
    {
        // Who begins changes, so that whatever else the machine does hits both.
        var first = pair % 2 == 0 ? Raw() : await CidAsync(layout);
        var second = pair % 2 == 0 ? await CidAsync(layout) : Raw();

        // The first pair warms up.
        if (pair > 0)
        {
            raw.Add(pair % 2 == 0 ? first : second);
            cids.Add(pair % 2 == 0 ? second : first);
            ratios.Add(cids[^1] / raw[^1]);
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,6}  {Median(raw),12:0}  {Median(cids),8:0}  {Median(ratios),5:0.000}"));
    return Median(ratios);
}

double Raw() => Rate(() => SHA256.HashData(content));

// Nothing in it waits: it runs on this thread from end to end.
async Task<double> CidAsync(FileLayout layout)
{
    var began = time.GetTimestamp();
    await FileBuilder.BuildAsync(new MemoryStream(content), layout, NoSink.Instance);
    return content.Length / time.GetElapsedTime(began).TotalSeconds / 1e6;
}

double Rate(Action work)
{
    var began = time.GetTimestamp();
    work();
    return content.Length / time.GetElapsedTime(began).TotalSeconds / 1e6;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
