using System.Globalization;
using Pandacea.Compute;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

// DP-SGD on 50,000 records of 20 features, 10 epochs, beside the same training without noise and clipping, under fresh keys each round.
// Exits with 1 if a median is more than so many points of accuracy below it, or any run takes longer than 5 s.
const string Dataset = "builtin/logistic-50000x20";
const int Rounds = 11;
const double MostSeconds = 5;
var time = TimeProvider.System;
(double Epsilon, double Points)[] targets = [(1, 1), (0.1, 3)];
var plain = Measure(null);
var reached = plain.WorstSeconds <= MostSeconds;
Print("not private", plain);
foreach (var (epsilon, points) in targets)
{
    var measured = Measure(epsilon);
    var lost = 100 * (plain.Accuracy - measured.Accuracy);
    reached &= lost <= points && measured.WorstSeconds <= MostSeconds;
    Print(string.Create(CultureInfo.InvariantCulture, $"epsilon {epsilon}"), measured);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"             {lost:0.00} points lost, at most {points} asked for"));
}

return reached ? 0 : 1;

(double Accuracy, double Seconds, double WorstSeconds) Measure(double? epsilon)
{
    var accuracies = new List<double>();
    var seconds = new List<double>();
    for (var round = 0; round <= Rounds; round++)
    {
        var spec = new JobSpec(ComputeTasks.LogisticRegression, [new(Dataset)], new(epsilon is not null, epsilon)) { Epochs = 10 };
        var began = time.GetTimestamp();
        var offer = new JobOffer("bench", 1, 1, default, default, spec, Convert.ToBase64String(NoiseKey.New().ToBytes()));
        var artifact = LocalJob.Run(offer, ".", CancellationToken.None);

        // The first one warms up.
        if (round > 0)
        {
            seconds.Add(time.GetElapsedTime(began).TotalSeconds);
            accuracies.Add(artifact.Accuracy!.Value);
        }
    }

    return (accuracies.Order().ElementAt(Rounds / 2), seconds.Order().ElementAt(Rounds / 2), seconds.Max());
}

static void Print(string name, (double Accuracy, double Seconds, double WorstSeconds) measured) => Console.WriteLine(
    string.Create(CultureInfo.InvariantCulture, $"{name,-12} accuracy {100 * measured.Accuracy:0.00} %, {measured.Seconds:0.000} s, at worst {measured.WorstSeconds:0.000} s"));
