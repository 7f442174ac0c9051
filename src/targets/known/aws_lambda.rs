//! AWS Lambda, functions from container images.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "aws-lambda",
    name: "AWS Lambda",
    sort: Sort::Platform,
    facts: &[Fact {
        about: &traits::LISTING,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "Lambda takes a single manifest. It answers that the image manifest, config or layer media type is not supported, also where the index holds one image and its attestation.",
            "Lambda 只接受单个清单。它会回答不支持该镜像清单、配置或层的媒体类型，即使索引中只有一个镜像及其证明。"
        ),
        fix: &fix::SINGLE,
        since: None,
        until: None,
        sources: &[
            Source { place: "aws/aws-lambda-roadmap#82", date: "2025-12-13", url: "https://github.com/aws/aws-lambda-roadmap/issues/82" },
            Source { place: "docker/buildx#1533", date: "2023-01-20", url: "https://github.com/docker/buildx/issues/1533" },
            Source { place: "boto/boto3#3255", date: "2022-05-05", url: "https://github.com/boto/boto3/issues/3255" },
        ],
    }],
};
