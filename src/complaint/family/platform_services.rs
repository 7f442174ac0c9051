//! Services that run images.
//!
//! Sources: aws/aws-lambda-roadmap#82; boto/boto3#3255; docker/buildx#1533; Cloud Run and Amazon ECS as users quote them.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const LAMBDA: &[Client] = &[Client::AwsLambda];
const CLOUD_RUN: &[Client] = &[Client::CloudRun];

pub(super) static FAMILY: Family = Family {
    id: "platform-services",
    messages: &[
        message("the image manifest, config or layer media type for the source image {image} is not supported", Kind::IndexRefused, LAMBDA),
        message("the image manifest, config or layer media type for the source image", Kind::IndexRefused, LAMBDA),
        message("the image manifest or layer media type for the source image {image} is not supported", Kind::IndexRefused, LAMBDA),
        message("the image manifest or layer media type for the source image", Kind::IndexRefused, LAMBDA),
        message("container manifest type {type} must support amd64/linux", Kind::NoMatch, CLOUD_RUN),
        message("must support amd64/linux", Kind::NoMatch, CLOUD_RUN),
        message("does not contain descriptor matching platform {platform!}", Kind::NoMatch, &[Client::AmazonEcs]),
        message("does not contain descriptor matching platform", Kind::NoMatch, &[Client::AmazonEcs]),
    ],
};
