namespace Pandacea.Bench.Resilience;

/// <summary>Measures two ways of doing the same in many short rounds in turn, so that whatever else the machine does hits both.</summary>
internal sealed class AlternatingRounds(int parallel, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(0.25);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Requests per second of each round; who begins a pair changes from pair to pair.</summary>
    public async Task<(double[] First, double[] Second)> MeasureAsync(Func<Task> first, Func<Task> second, int pairs)
    {
        await RateAsync(first, WarmUp);
        await RateAsync(second, WarmUp);
        var (firstRates, secondRates) = (new double[pairs], new double[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            if (pair % 2 == 0)
            {
                firstRates[pair] = await RateAsync(first, Length);
                secondRates[pair] = await RateAsync(second, Length);
            }
            else
            {
                secondRates[pair] = await RateAsync(second, Length);
                firstRates[pair] = await RateAsync(first, Length);
            }
        }

        return (firstRates, secondRates);
    }

    public static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private async Task<double> RateAsync(Func<Task> call, TimeSpan length)
    {
        var started = time.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(() => CountAsync(call, started, length))));
        return counts.Sum() / time.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<long> CountAsync(Func<Task> call, long started, TimeSpan length)
    {
        long count = 0;
        while (time.GetElapsedTime(started) < length)
        {
            await call();
            count++;
        }

        return count;
    }
}
